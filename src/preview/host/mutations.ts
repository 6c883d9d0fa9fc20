/**
 * The host's ear on the engine: who wants to know before and after a mutation, and whether it is the add-in's doing.
 * Blocks of plain cells that the host puts straight into the matrix are told to the same listeners in the same shape.
 */
import { CommandType, ICommandService } from "@univerjs/core";
import type { ICommandInfo, IDisposable, IExecutionOptions, Injector } from "@univerjs/core";

export type Listener = (command: Readonly<ICommandInfo>, options?: IExecutionOptions) => void;

export interface Mutations {
  /** Called with every mutation before it changes the workbook. */
  beforeMutation(listener: Listener): IDisposable;
  /** Called with every mutation after it has changed the workbook. */
  afterMutation(listener: Listener): IDisposable;
  /** Runs one Univer mutation or command now, as the add-in's; throws where the engine refuses it. */
  execute(id: string, params: object, options?: IExecutionOptions): void;
  /** Tells the listeners of a mutation that `change` makes in its stead. */
  tell(mutation: Readonly<ICommandInfo>, change: () => void): void;
  /** Puts off a mutation that its listeners were told of already; it is made before the next one that is executed. */
  later(id: string, makeParams: () => object): void;
  /** Makes what was put off. */
  catchUp(): void;
  /** True while the engine changes because the host made it. */
  isExecuting(): boolean;
  dispose(): void;
}

interface Refusals {
  /** The same listener; what it throws is kept. */
  keeping(listener: Listener): Listener;
  last(): Error | null;
  forget(): void;
}

/** A command of several steps swallows what its steps throw: the reason is kept for whoever asked for it. */
function createRefusals(): Refusals {
  let refusal: Error | null = null;
  return {
    keeping: (listener) => (command, options) => {
      try {
        listener(command, options);
      } catch (error) {
        if (error instanceof Error) refusal = error;
        throw error;
      }
    },
    last: () => refusal,
    forget: () => {
      refusal = null;
    },
  };
}

function add(listeners: Set<Listener>, listener: Listener): IDisposable {
  listeners.add(listener);
  return { dispose: () => listeners.delete(listener) };
}

/** Runs work that is marked while it runs, and tells whether any runs. */
function createMark(): readonly [during: (work: () => void) => void, isOn: () => boolean] {
  let depth = 0;
  const during = (work: () => void) => {
    depth += 1;
    try {
      work();
    } finally {
      depth -= 1;
    }
  };
  return [during, () => depth > 0];
}

type Execute = (id: string, params: object, options?: IExecutionOptions) => void;

/** Mutations that wait to be made together; `run` makes one. */
function createDeferred(run: Execute): Pick<Mutations, "later" | "catchUp"> {
  let waiting: (() => void)[] = [];
  return {
    later: (id, makeParams) => void waiting.push(() => run(id, makeParams())),
    catchUp() {
      const due = waiting;
      waiting = [];
      for (const make of due) make();
    },
  };
}

/** Listens to one engine. */
export function createMutations(injector: Injector): Mutations {
  const commands = injector.get(ICommandService);
  const before = new Set<Listener>();
  const after = new Set<Listener>();
  const [asOwn, isExecuting] = createMark();
  const [unheard, isTelling] = createMark();
  const refusals = createRefusals();

  const forward =
    (listeners: ReadonlySet<Listener>): Listener =>
    (command, options) => {
      if (command.type !== CommandType.MUTATION || isTelling()) return;
      for (const listener of listeners) listener(command, options);
    };
  const listening = [
    commands.beforeCommandExecuted(refusals.keeping(forward(before))),
    commands.onCommandExecuted(forward(after)),
  ];

  const execute: Execute = (id, params, options) =>
    asOwn(() => {
      refusals.forget();
      const answer: unknown = commands.syncExecuteCommand(id, params, options);
      if (answer === false) throw refusals.last() ?? new Error(`The engine refused ${id}.`);
    });
  const deferred = createDeferred((id, params) => unheard(() => execute(id, params)));

  const tell: Mutations["tell"] = (mutation, change) =>
    asOwn(() => {
      for (const listener of before) listener(mutation);
      unheard(change);
      for (const listener of after) listener(mutation);
    });

  return {
    ...deferred,
    beforeMutation: (listener) => add(before, listener),
    afterMutation: (listener) => add(after, listener),
    isExecuting,
    execute(...asked) {
      deferred.catchUp();
      execute(...asked);
    },
    tell,
    dispose() {
      for (const each of listening) each.dispose();
    },
  };
}
