// Sign-in by one-time token, and what the pane needs to know of the account.
import type { FastifyPluginAsync } from "fastify";
import { signInShape, type AccountAnswer, type BackendUse } from "../../contract/app";
import { Fault } from "../../domain/fault";
import { personOf, refuseOtherSites, startSession, type Failures } from "../auth";
import { parseSent } from "../requests";
import type { Service } from "../service";

export function appSessionRoutes(service: Service, failures: Failures): FastifyPluginAsync {
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.post("/sign-in", { bodyLimit: 4096 }, async (request, reply) => {
      await failures.refuseMany(request, reply);
      const { token } = parseSent(signInShape, request.body, "sign-in");
      const person = service.signIn.useToken(token);
      if (!person) {
        await failures.count(request);
        throw new Fault(
          "not signed in",
          "This sign-in code is used, too old or wrong. Start Contactsheet again: the link that it prints holds a new code.",
        );
      }
      startSession(request, person);
      return { user: person };
    });

    app.get("/use", async (request): Promise<BackendUse> => {
      personOf(request);
      return service.backend.readUse();
    });

    app.get("/account", async (request): Promise<AccountAnswer> => {
      const user = personOf(request);
      const { account, capabilities } = service.backend;
      return {
        account,
        user,
        capabilities,
        lists: await service.backend.readLists(),
        policy: service.policy,
      };
    });
  };
}
