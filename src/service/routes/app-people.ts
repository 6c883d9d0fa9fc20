// /app/people: who may sign in, for admins: list, let in (the link is answered once), change role, switch off and on, a new link.
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  personToAddShape,
  personToChangeShape,
  type ListedPerson,
  type NewLink,
  type PeopleAnswer,
} from "../../contract/people";
import { Fault } from "../../domain/fault";
import { personOf, refuseOtherSites } from "../auth";
import { addPerson, changePerson, listPeople, makeLink } from "../people";
import { parseSent } from "../requests";
import type { Service } from "../service";

const pathShape = z.object({ id: z.coerce.number("must be a number").int().positive() });

export function appPeopleRoutes(service: Service): FastifyPluginAsync {
  return async (app) => {
    app.addHook("onRequest", async (request) => {
      refuseOtherSites(request);
      refuseOthers(request);
    });

    app.get("/people", async (request): Promise<PeopleAnswer> => {
      const people = [...(await listPeople(service))];
      return { people, self: personOf(request).id, hasPreview: service.config.PREVIEW };
    });

    app.post("/people", async (request): Promise<NewLink> => {
      const wanted = parseSent(personToAddShape, request.body, "person");
      const link = await addPerson(service, wanted, personOf(request));
      note(request, link.person, "let in");
      return link;
    });

    app.patch("/people/:id", async (request): Promise<ListedPerson> => {
      const { id } = parseSent(pathShape, request.params, "person's number");
      const change = parseSent(personToChangeShape, request.body, "change");
      const changed = await changePerson(service, { id, change, by: personOf(request) });
      note(request, changed, "changed");
      return changed;
    });

    app.post("/people/:id/link", async (request): Promise<NewLink> => {
      const { id } = parseSent(pathShape, request.params, "person's number");
      const link = await makeLink(service, id, personOf(request));
      note(request, link.person, "given a link");
      return link;
    });
  };
}

function refuseOthers(request: FastifyRequest): void {
  const { role } = personOf(request);
  if (role === "admin") return;
  throw new Fault("not allowed", `Only an admin sees who may sign in and lets people in; you are ${role}.`);
}

function note(request: FastifyRequest, { id, role, isActive }: ListedPerson, what: string): void {
  request.log.info({ person: id, role, isActive, by: personOf(request).id }, `a person was ${what}`);
}
