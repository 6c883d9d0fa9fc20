/**
 * Serves a folder on a free port of the loopback, with the service's content security policy, so that pages can
 * be tested without the service.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const KINDS: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".xml": "application/xml",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:";

export interface StaticServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts serving `folder`; `pages` maps a path to text that takes the place of a file. */
export async function serveFolder(
  folder: string,
  pages: Readonly<Record<string, string>> = {},
): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = pathname === "/preview" ? "/preview/preview.html" : pathname;
    const body = pages[file] === undefined ? readFile(path.join(folder, path.normalize(file))) : pages[file];
    Promise.resolve(body).then(
      (found) => {
        response.writeHead(200, {
          "content-type": KINDS[path.extname(file)] ?? "application/octet-stream",
          "content-security-policy": POLICY,
        });
        response.end(found);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
