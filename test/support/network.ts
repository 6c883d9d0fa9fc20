/**
 * A network between a browser and a service that stalls or breaks when a test says so: every byte passes through as it is until
 * the answer to one named request has got so far. Knows TCP and the first line of a request, nothing of ours.
 */
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface Network {
  /** What the browser calls the service by. */
  readonly origin: string;
  /**
   * Holds the answer to the next such request ("POST /app/contacts") after so many bytes. Resolves when it is held, with how to
   * break its connection: not before what has passed was read, because a reset throws the unread away.
   */
  readonly holdNext: (request: string, afterBytes: number) => Promise<() => void>;
  readonly close: () => Promise<void>;
}

interface Trouble {
  readonly request: string;
  readonly afterBytes: number;
  readonly come: (browser: Socket) => void;
}

/** Opens a network in front of the service at this URL. */
export async function openNetwork(serviceUrl: string): Promise<Network> {
  let trouble: Trouble | undefined;
  const open = new Set<Socket>();
  const server = createServer((browser) => {
    const service = connect(Number(new URL(serviceUrl).port), "127.0.0.1");
    keepTogether(browser, service, open);
    let own: Trouble | undefined;
    let passed = 0;
    browser.on("data", (part) => {
      if (trouble && part.toString("latin1").startsWith(trouble.request)) {
        [own, trouble, passed] = [trouble, undefined, 0];
      }
      service.write(part);
    });
    service.on("data", (part) => {
      const room = own ? own.afterBytes - passed : part.length;
      if (room > 0) browser.write(part.subarray(0, room));
      passed += part.length;
      if (own && passed >= own.afterBytes) own.come(browser);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    holdNext: (request, afterBytes) =>
      new Promise((resolve) => {
        trouble = {
          request,
          afterBytes,
          come: (browser) => resolve(() => browser.resetAndDestroy()),
        };
      }),
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** What ends on one side ends on the other. */
function keepTogether(browser: Socket, service: Socket, open: Set<Socket>): void {
  for (const [own, other] of [
    [browser, service],
    [service, browser],
  ] as const) {
    open.add(own);
    own.once("close", () => {
      open.delete(own);
      other.destroy();
    });
    own.on("error", () => other.destroy());
  }
}
