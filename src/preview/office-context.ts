/**
 * `Office.context` as Excel on the web gives it: host, platform, requirement sets, theme, language.
 * Names and values are those of Microsoft's type definitions.
 */
import type { OfficeSeat, ThemeName } from "./office-seat";

export const HOST_TYPES = {
  Word: "Word",
  Excel: "Excel",
  PowerPoint: "PowerPoint",
  Outlook: "Outlook",
  OneNote: "OneNote",
  Project: "Project",
  Access: "Access",
} as const;

export const PLATFORM_TYPES = {
  PC: "PC",
  OfficeOnline: "OfficeOnline",
  Mac: "Mac",
  iOS: "iOS",
  Android: "Android",
  Universal: "Universal",
} as const;

/** What `Office.onReady` resolves with. */
export const HOST_INFO = { host: HOST_TYPES.Excel, platform: PLATFORM_TYPES.OfficeOnline } as const;

/**
 * Requirement sets, each up to this version. ExcelApi ends where the pinned client library does: 1.1.110 has no
 * members of 1.16 and later (no `Range.control`), whatever the host could answer.
 */
const REQUIREMENT_SETS: Readonly<Record<string, number>> = {
  ExcelApi: 1.15,
  AddInCommands: 1.1,
  SharedRuntime: 1.1,
};

const THEME_IDS = { Black: 0, Colorful: 1, DarkGray: 2, White: 3 } as const;

/** Colours of Office's Colorful and Black themes, and of a Windows contrast theme as Office reports it. */
const THEMES: Readonly<Record<ThemeName, object>> = {
  light: {
    bodyBackgroundColor: "#ffffff",
    bodyForegroundColor: "#242424",
    controlBackgroundColor: "#f3f3f3",
    controlForegroundColor: "#242424",
    isDarkTheme: false,
    themeId: THEME_IDS.Colorful,
  },
  dark: {
    bodyBackgroundColor: "#262626",
    bodyForegroundColor: "#ffffff",
    controlBackgroundColor: "#363636",
    controlForegroundColor: "#ffffff",
    isDarkTheme: true,
    themeId: THEME_IDS.Black,
  },
  contrast: {
    bodyBackgroundColor: "#000000",
    bodyForegroundColor: "#ffffff",
    controlBackgroundColor: "#000000",
    controlForegroundColor: "#ffff00",
    isDarkTheme: true,
    themeId: THEME_IDS.Black,
  },
};

/** Office compares versions part by part: 1.9 is before 1.15. */
function isAtLeast(has: string, wanted: string): boolean {
  const [hasMajor = 0, hasMinor = 0] = has.split(".").map(Number);
  const [major = 0, minor = 0] = wanted.split(".").map(Number);
  return hasMajor > major || (hasMajor === major && hasMinor >= minor);
}

function isSetSupported(name: string, version: string | number = "1.1"): boolean {
  const key = Object.keys(REQUIREMENT_SETS).find((known) => known.toLowerCase() === name.toLowerCase());
  const has = key === undefined ? undefined : REQUIREMENT_SETS[key];
  return has !== undefined && isAtLeast(String(has), String(version));
}

/** The members of `Office.context` for a pane in this seat. */
export function makeContext(seat: OfficeSeat): object {
  return {
    ...HOST_INFO,
    contentLanguage: "en-US",
    displayLanguage: "en-US",
    touchEnabled: false,
    commerceAllowed: true,
    diagnostics: { ...HOST_INFO, version: "16.0.19231.42307" },
    officeTheme: THEMES[seat.theme],
    requirements: { isSetSupported },
    document: { mode: "readWrite", url: seat.documentUrl },
    ui: { openBrowserWindow: (url: string) => void window.open(url, "_blank", "noopener") },
  };
}
