/**
 * What the spreadsheet page gives to the pane's frame, and what the frame gives back: the whole of the seam
 * between them, besides Office.js messages. Both sides are on one origin and call each other directly.
 */

/** The object that Microsoft's library takes as its native bridge: JSON texts in both directions. */
export interface NativeBridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

export type ThemeName = "light" | "dark" | "contrast";

/** What a loaded pane offers to the page around it. */
export interface PaneDoor {
  /** Runs a function command as a ribbon button does; waits for the pane to associate it if it has not yet. */
  runCommand(id: string): void;
}

/** What the page offers to a pane that loads. */
export interface OfficeSeat {
  readonly theme: ThemeName;
  readonly documentUrl: string;
  /** Hands the pane a fresh line to the workbook; the line of a pane that was there before goes dead. */
  connect(door: PaneDoor): NativeBridge;
  /** Shows or hides the pane's dock, as `Office.addin` may ask. */
  setPaneVisible(visible: boolean): void;
}

declare global {
  interface Window {
    officeSeat?: OfficeSeat;
  }
}
