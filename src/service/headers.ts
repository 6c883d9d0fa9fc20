// The security headers [SE6]: what a page may load, who may frame it, and that data is never kept by a cache.
import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

const officeScripts = "https://appsforoffice.microsoft.com";
/** Where Excel on the web runs, and so what may frame the pane. */
const officeFrames = [
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.sharepoint.com",
  "https://*.cloud.microsoft",
];
const panePages = new Set(["/taskpane.html", "/commands.html"]);

/** Inline styles are allowed because the grid and Fluent set them; inline scripts are not. */
function contentPolicy({ isPane }: { readonly isPane: boolean }): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    "default-src": ["'self'"],
    "script-src": ["'self'", ...(isPane ? [officeScripts] : [])],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'", ...(isPane ? officeFrames : [])],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

/**
 * Helmet's headers but four: the content policy depends on the page; frames are its matter too (X-Frame-Options knows one
 * site only); Excel fetches icons from elsewhere and opens dialogs; and http on this machine must stay possible.
 */
export async function registerHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    frameguard: false,
    crossOriginResourcePolicy: false,
    crossOriginOpenerPolicy: false,
    strictTransportSecurity: false,
  });
  const forPane = contentPolicy({ isPane: true });
  const forTheRest = contentPolicy({ isPane: false });
  app.addHook("onSend", async (request, reply) => {
    const path = request.url.split("?")[0] ?? "";
    void reply.header("content-security-policy", panePages.has(path) ? forPane : forTheRest);
    if (/^\/+(app|api|healthz)\b/i.test(path)) void reply.header("cache-control", "no-store");
  });
}
