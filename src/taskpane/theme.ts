// The host's theme as a Fluent theme: light, dark, or high contrast where the system or the host asks for it.
import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";

interface HostTheme {
  readonly bodyBackgroundColor?: string;
  readonly bodyForegroundColor?: string;
}

/** Contrast themes are pure black or white with pure text on it; Office reports no flag for them. */
const pure = new Set(["#000000", "#ffffff"]);

function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\da-f]{2}/gi) ?? []).map((part) =>
    Number.parseInt(part, 16),
  );
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

/** Picks the theme; `hasForcedColours` is the browser's own `(forced-colors: active)`. */
export function themeFor(host: HostTheme | undefined, hasForcedColours: boolean): Theme {
  const background = host?.bodyBackgroundColor?.toLowerCase() ?? "#ffffff";
  const text = host?.bodyForegroundColor?.toLowerCase() ?? "#242424";
  if (hasForcedColours || (background === "#000000" && pure.has(text))) return teamsHighContrastTheme;
  return isDark(background) ? webDarkTheme : webLightTheme;
}

/** What the browser draws by itself (a calendar's icon, a scroll bar) follows the theme too. */
export function schemeOf(theme: Theme): "light" | "dark" {
  return theme === webLightTheme ? "light" : "dark";
}
