// Serves what is built: the pane, and the preview where the configuration wants it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import compress from "@fastify/compress";
import statics from "@fastify/static";
import type { FastifyPluginAsync } from "fastify";
import { Fault } from "../../domain/fault";
import type { Failures } from "../auth";
import type { Service } from "../service";
import { previewPageRoutes } from "./preview-page";

/** A name with a content hash never holds anything else. */
const hashedName = /\.[0-9a-f]{12}\.\w+$/;

export function staticRoutes(service: Service, failures: Failures, publicDir: string): FastifyPluginAsync {
  const { config } = service;
  return async (app) => {
    app.addHook("onRequest", async (request) => {
      const path = request.url.split("?")[0] ?? "";
      if (/^\/preview(\/|$)/.test(path)) refuseMissingPreview(config.PREVIEW, publicDir);
    });
    if (!existsSync(publicDir)) return;
    await app.register(compress, { threshold: 4096 });
    await app.register(statics, {
      root: publicDir,
      redirect: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isForever = hashedName.test(path);
        void reply.header("cache-control", isForever ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
    await app.register(previewPageRoutes(service, failures));
    app.get("/", async (_, reply) => reply.redirect(config.PREVIEW ? "/preview" : "/taskpane.html"));
  };
}

function refuseMissingPreview(isWanted: boolean, publicDir: string): void {
  if (!isWanted) {
    throw new Fault(
      "not found",
      "The preview is switched off here. Start the service with PREVIEW=on to have it.",
    );
  }
  if (!existsSync(join(publicDir, "preview/preview.html"))) {
    throw new Fault(
      "not found",
      "The preview is not built. Run npm run build, then start the service again.",
    );
  }
}
