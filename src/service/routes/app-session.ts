// Sign-in by one-time token, sign-out, and what the pane needs to know of the account.
import type { FastifyPluginAsync } from "fastify";
import { signInShape, type AccountAnswer, type BackendUse } from "../../contract/app";
import { Fault } from "../../domain/fault";
import { countToApprove } from "../approvals";
import { endSession, personOf, refuseOtherSites, startSession, type Failures } from "../auth";
import { parseSent } from "../requests";
import type { Service } from "../service";

export function appSessionRoutes(service: Service, failures: Failures): FastifyPluginAsync {
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.post("/sign-in", { bodyLimit: 4096 }, async (request, reply) => {
      await failures.refuseMany(request, reply);
      const { token } = parseSent(signInShape, request.body, "sign-in");
      const person = await service.signIn.useToken(token);
      if (!person) {
        await failures.count(request);
        throw new Fault(
          "not signed in",
          "This sign-in code is used, too old or wrong. Ask an admin for a new link; admins start Contactsheet again, which prints one.",
        );
      }
      startSession(request, person);
      return { user: { name: person.name, role: person.role } };
    });

    app.delete("/session", async (request, reply) => {
      endSession(request);
      return reply.code(204).send();
    });

    app.get("/use", async (request): Promise<BackendUse> => {
      personOf(request);
      return service.backend.readUse();
    });

    app.get("/account", async (request): Promise<AccountAnswer> => {
      const { name, role } = personOf(request);
      const { account, capabilities } = service.backend;
      return {
        account,
        user: { name, role },
        capabilities,
        lists: await service.backend.readLists(),
        policy: service.policy,
        toApprove: await countToApprove(service, { name, role }),
      };
    });
  };
}
