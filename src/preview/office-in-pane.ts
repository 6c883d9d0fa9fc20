/**
 * Runs in the pane's frame after Microsoft's client library and before the add-in: sets the library on the
 * spreadsheet of the page around it and supplies what only Office itself can (onReady, context, actions).
 * It knows Office.js and the seat; nothing of the add-in.
 */
import { makeActions } from "./office-actions";
import { HOST_INFO, HOST_TYPES, makeContext, PLATFORM_TYPES } from "./office-context";
import type { NativeBridge } from "./office-seat";

declare global {
  namespace OfficeExtension {
    /** In Microsoft's library, though not in its type definitions. */
    const HostBridge: { init(bridge: NativeBridge): void };
  }
}

/** Microsoft's loader, which the preview stands for, hands the client library its context through this object. */
declare const OSF: { _OfficeAppFactory?: { getContext(): object; getHostInfo(): object } };
const LOADER_HOST_INFO = {
  hostType: "excel",
  hostPlatform: "web",
  hostLocale: "en-US",
  isDialog: false,
  flags: 0,
};

const seat = window.parent === window ? undefined : window.parent.officeSeat;
if (!seat) throw new Error("This page is the task pane of the preview: open /preview instead.");

const { actions, door } = makeActions();
const ready = new Promise<typeof HOST_INFO>((resolve) => {
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", () => resolve(HOST_INFO));
  } else {
    resolve(HOST_INFO);
  }
});

OfficeExtension.HostBridge.init(seat.connect(door));
const context = makeContext(seat);
OSF._OfficeAppFactory = { getContext: () => context, getHostInfo: () => LOADER_HOST_INFO };
Object.assign(Office.actions, actions);
Object.assign(Office.addin, {
  showAsTaskpane: async () => seat.setPaneVisible(true),
  hide: async () => seat.setPaneVisible(false),
});
Object.assign(Office, {
  HostType: HOST_TYPES,
  PlatformType: PLATFORM_TYPES,
  onReady: (callback?: (info: typeof HOST_INFO) => unknown) =>
    ready.then(async (info) => {
      await callback?.(info);
      return info;
    }),
});
