// What every route is given: the opened pieces of one running service.
import type { Backend } from "../backend/backend";
import type { Policy } from "../domain/policy";
import type { Config } from "./config";
import type { Database } from "./database/database";
import type { Runs } from "./runs";
import type { Secrets } from "./secrets";
import type { SignIn } from "./sign-in";

export interface Service {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly policy: Policy;
  readonly database: Database;
  readonly backend: Backend;
  readonly runs: Runs;
  readonly signIn: SignIn;
  readonly now: () => Date;
}
