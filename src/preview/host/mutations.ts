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

/** Listens to one engine. */
export function createMutations(injector: Injector): Mutations {
  const commands = injector.get(ICommandService);
  const before = new Set<Listener>();
  const after = new Set<Listener>();
  let depth = 0;
  let isTelling = false;
  const refusals = createRefusals();

  const forward =
    (listeners: ReadonlySet<Listener>): Listener =>
    (command, options) => {
      if (command.type !== CommandType.MUTATION || isTelling) return;
      for (const listener of listeners) listener(command, options);
    };
  const listening = [
    commands.beforeCommandExecuted(refusals.keeping(forward(before))),
    commands.onCommandExecuted(forward(after)),
  ];

  function asOwn(work: () => void): void {
    depth += 1;
    try {
      work();
    } finally {
      depth -= 1;
    }
  }

  return {
    beforeMutation: (listener) => add(before, listener),
    afterMutation: (listener) => add(after, listener),
    isExecuting: () => depth > 0,
    execute(id, params, options) {
      asOwn(() => {
        refusals.forget();
        const answer: unknown = commands.syncExecuteCommand(id, params, options);
        if (answer === false) throw refusals.last() ?? new Error(`The engine refused ${id}.`);
      });
    },
    tell(mutation, change) {
      asOwn(() => {
        for (const listener of before) listener(mutation);
        isTelling = true;
        try {
          change();
        } finally {
          isTelling = false;
        }
        for (const listener of after) listener(mutation);
      });
    },
    dispose() {
      for (const each of listening) each.dispose();
    },
  };
}
