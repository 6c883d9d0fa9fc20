// Every backend keeps the same promises: the one suite over all of them.
import { keepsThePromises } from "../support/backend-suite";
import { testedBackends } from "../support/tested-backends";

describe.each(testedBackends)("[CT6] $name", ({ start, faulty }) => keepsThePromises(start, faulty));
