// Assembles the server: headers, sign-in, refusals, then the routes. What a route does stands in its own file.
import { parse } from "node:querystring";
import Fastify, { LogController, type FastifyInstance } from "fastify";
import { servedRights } from "../contract/cin7/rights";
import { guardApi } from "./api-guard";
import { knowPeople, makeFailures, registerAuth } from "./auth";
import { answerInContractForm } from "./contract-form";
import { registerHeaders } from "./headers";
import { logOptions, logRequests } from "./log";
import { answerRefusals, answerUnreadable } from "./refusals";
import { readJsonBodies } from "./requests";
import { apiDescriptionRoutes } from "./routes/api-description";
import { appApprovalRoutes } from "./routes/app-approvals";
import { appConnectionRoutes } from "./routes/app-connections";
import { appContactRoutes } from "./routes/app-contacts";
import { appHistoryRoutes } from "./routes/app-history";
import { appMappingRoutes } from "./routes/app-mappings";
import { appRecordRoutes } from "./routes/app-records";
import { appPeopleRoutes } from "./routes/app-people";
import { appPlanRoutes } from "./routes/app-plan";
import { appRunRoutes } from "./routes/app-runs";
import { appSearchRoutes } from "./routes/app-search";
import { appSessionRoutes } from "./routes/app-session";
import { appViewRoutes } from "./routes/app-views";
import { cin7ContactRoutes } from "./routes/cin7-contacts";
import { cin7ResourceRoutes } from "./routes/cin7-resource";
import { cin7ResourceWriteRoutes } from "./routes/cin7-resource-writes";
import { cin7UnservedRoutes } from "./routes/cin7-unserved";
import { healthRoutes } from "./routes/health";
import { staticRoutes } from "./routes/static";
import type { Service } from "./service";

const mostBodyBytes = 32 * 1_048_576;
/** A `where` of 4,000 characters has up to 36,000 in an address; one that is longer still shall be told so. */
const mostHeaderBytes = 65_536;

export interface ServerOptions {
  /** Key and certificate, for https. */
  readonly https?: { readonly key: Buffer; readonly cert: Buffer };
  /** Where the built pane and preview are. */
  readonly publicDir: string;
}

/** The server, ready to listen. */
export async function makeServer(service: Service, options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: logOptions(service.config.LOG_LEVEL),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: mostBodyBytes,
    forceCloseConnections: true,
    routerOptions: {
      ignoreTrailingSlash: true,
      ignoreDuplicateSlashes: true,
      caseSensitive: false,
      maxParamLength: 200,
      querystringParser: parse,
    },
    frameworkErrors: answerUnreadable,
    http: { maxHeaderSize: mostHeaderBytes },
    ...(options.https ? { https: { ...options.https, maxHeaderSize: mostHeaderBytes } } : {}),
  }) as unknown as FastifyInstance;
  logRequests(app);
  answerRefusals(app);
  readJsonBodies(app);
  await registerHeaders(app);
  await registerAuth(app, { secrets: service.secrets, isHttps: options.https !== undefined });
  const failures = makeFailures(app);
  await app.register(healthRoutes());
  await app.register(staticRoutes(service, failures, options.publicDir));
  await app.register(
    async (own) => {
      knowPeople(own, service);
      await own.register(appSessionRoutes(service, failures));
      await own.register(appContactRoutes(service));
      await own.register(appRecordRoutes(service));
      await own.register(appSearchRoutes(service));
      await own.register(appViewRoutes(service));
      await own.register(appMappingRoutes(service));
      await own.register(appConnectionRoutes(service, servedRights));
      await own.register(appPeopleRoutes(service));
      await own.register(appPlanRoutes(service));
      await own.register(appRunRoutes(service));
      await own.register(appApprovalRoutes(service));
      await own.register(appHistoryRoutes(service));
    },
    { prefix: "/app" },
  );
  // Behind a Cin7 account there is nothing to serve but a copy of it: clients ask the account itself.
  if (service.config.BACKEND === "cin7") return app;
  await app.register(apiDescriptionRoutes(), { prefix: "/api" });
  await app.register(
    async (api) => {
      answerInContractForm(api);
      guardApi(api, service, failures);
      await api.register(cin7ContactRoutes(service));
      await api.register(cin7ResourceRoutes(service));
      await api.register(cin7ResourceWriteRoutes(service));
      await api.register(cin7UnservedRoutes());
    },
    { prefix: "/api/v1" },
  );
  return app;
}
