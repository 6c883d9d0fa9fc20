/**
 * How every bundle is built: the pane, the preview (Excel without Excel), the service.
 * `webpack --mode production` builds them all; `--config-name pane` builds one; `--env compare` adds the page
 * that runs the host's scenarios inside a real Excel.
 */
const fs = require("node:fs");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const TerserPlugin = require("terser-webpack-plugin");
const { IgnorePlugin } = require("webpack");

const from = (...parts) => path.join(__dirname, ...parts);
const PUBLIC = from("dist", "public");
const OFFICE_CDN = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const OFFICE_CDN_TAG = new RegExp(`<script[^>]*src="${OFFICE_CDN.replaceAll(".", "\\.")}"[^>]*></script>`);
/** Microsoft's own client library, unmodified, from the npm copy: served to the preview only. */
const OFFICE_LIBRARY = "excel-web-16.00.js";

/** The grid's hyphenation patterns for some seventy languages, loaded on demand: cells are not hyphenated. */
const HYPHENATION = /^\.\/(?!en-gb)[a-z]{2,3}(-[a-z0-9]+)*-[\w-]{8}\.js$/;

const swcRule = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: "swc-loader",
  options: {
    jsc: {
      parser: { syntax: "typescript", tsx: true },
      transform: { react: { runtime: "automatic" } },
      target,
    },
  },
});

/** What all bundles share. A cache on disk makes the second build quick. */
const base = (name, mode) => ({
  name,
  mode,
  devtool: mode === "production" ? false : "source-map",
  resolve: { extensions: [".tsx", ".ts", ".js"] },
  cache: {
    type: "filesystem",
    name: `${name}-${mode}`,
    buildDependencies: { config: [__filename] },
  },
  optimization: {
    minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })],
  },
  performance: false,
  stats: { preset: "errors-warnings", assets: true, groupAssetsByPath: true, modules: false },
});

const browser = (name, mode) => ({
  ...base(name, mode),
  target: ["web", "es2022"],
  module: {
    rules: [
      swcRule("es2022"),
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      { test: /\.(png|svg|woff2?|ttf)$/, type: "asset/resource" },
    ],
  },
});

/** A file's name changes with its content, so that browsers may keep it for ever. */
const NAME = "[name].[contenthash:12]";
const fileNames = {
  filename: `${NAME}.js`,
  chunkFilename: `${NAME}.js`,
  assetModuleFilename: `${NAME}[ext]`,
};

const styles = () =>
  new MiniCssExtractPlugin({ filename: `${NAME}.css`, chunkFilename: `${NAME}.css`, ignoreOrder: true });

/** The pane's own page, with the preview's Office in the place of Microsoft's loader. */
function panePageForPreview() {
  const page = fs.readFileSync(from("src/taskpane/taskpane.html"), "utf8");
  if (!OFFICE_CDN_TAG.test(page)) {
    throw new Error(`src/taskpane/taskpane.html does not load ${OFFICE_CDN}: Excel needs that script tag.`);
  }
  const supplied = [OFFICE_LIBRARY, "office-in-pane.js"].map(
    (file) => `<script src="/preview/${file}"></script>`,
  );
  return page.replace(OFFICE_CDN_TAG, supplied.join("\n    "));
}

/** src/taskpane: what people see in Excel. The preview gets the same bundle under another page. */
function pane(mode) {
  const page = (filename, more) =>
    new HtmlPlugin({ filename, chunks: ["taskpane"], scriptLoading: "blocking", inject: "body", ...more });
  return {
    ...browser("pane", mode),
    entry: { taskpane: from("src/taskpane/index.tsx") },
    output: { path: PUBLIC, publicPath: "/", clean: { keep: /^preview\// }, ...fileNames },
    plugins: [
      styles(),
      page("taskpane.html", { template: from("src/taskpane/taskpane.html") }),
      page("preview/pane.html", { templateContent: panePageForPreview }),
      new CopyPlugin({ patterns: [{ from: from("assets"), to: "assets" }, from("manifest.xml")] }),
    ],
  };
}

/** src/preview: the spreadsheet at /preview and the Office that the pane's frame is given there. */
function preview(mode, env) {
  const page = (filename, chunk) =>
    new HtmlPlugin({ filename, template: from("src/preview", filename), chunks: [chunk], inject: "body" });
  return {
    ...browser("preview", mode),
    entry: {
      preview: from("src/preview/index.ts"),
      "office-in-pane": { import: from("src/preview/office-in-pane.ts"), filename: "office-in-pane.js" },
      ...(env.compare ? { compare: from("src/preview/compare.ts") } : {}),
    },
    output: {
      path: path.join(PUBLIC, "preview"),
      publicPath: "/preview/",
      clean: { keep: /^pane\.html$/ },
      ...fileNames,
    },
    plugins: [
      styles(),
      new IgnorePlugin({ resourceRegExp: HYPHENATION, contextRegExp: /engine-render/ }),
      page("preview.html", "preview"),
      ...(env.compare ? [page("compare.html", "compare")] : []),
      new CopyPlugin({
        patterns: [
          {
            from: from("node_modules/@microsoft/office-js/dist", OFFICE_LIBRARY),
            info: { minimized: true },
          },
          ...(env.compare ? [from("src/preview/compare.xml")] : []),
        ],
      }),
    ],
  };
}

/** src/service: node_modules stay outside, so that native modules load from where they were built. */
function service(mode) {
  return {
    ...base("service", mode),
    target: "node20",
    entry: { main: from("src/service/main.ts") },
    output: {
      path: from("dist", "service"),
      clean: true,
      filename: "[name].js",
      library: { type: "commonjs2" },
    },
    externals: [
      ({ request }, done) => (/^[a-z@]/i.test(request) ? done(null, `commonjs ${request}`) : done()),
    ],
    externalsPresets: { node: true },
    node: { __dirname: false, __filename: false },
    module: { rules: [swcRule("es2022")] },
    optimization: { minimize: false },
  };
}

module.exports = (env = {}, argv = {}) => {
  const mode = argv.mode ?? "development";
  return [pane(mode), preview(mode, env), service(mode)];
};
