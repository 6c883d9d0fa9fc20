/** Style sheets are imported for their effect: the bundler takes them out into files of their own. */
declare module "*.css";
