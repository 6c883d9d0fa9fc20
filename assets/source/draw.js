/**
 * `npm run icons`: draws the SVGs beside this file as the PNGs that manifest.xml names. Run it after changing one, and commit both.
 * Lines are a little bolder in small icons. Needs Chromium; CHROMIUM names another than /usr/bin/chromium.
 */
const fs = require("node:fs");
const path = require("node:path");
const { chromium } = require("playwright-core");

const MARK_SIZES = [16, 32, 64, 80, 128];
const BUTTONS = ["load", "check", "review", "apply", "history"];
const BUTTON_SIZES = [16, 32, 80];
const LINE_WIDTHS = { 16: 1.6, 32: 1.3, 80: 1.1 };

const source = (name) => fs.readFileSync(path.join(__dirname, `${name}.svg`), "utf8");

const drawings = [
  ...MARK_SIZES.map((size) => ({
    name: `icon-${size}`,
    size,
    svg: source(size === 16 ? "icon-16" : "icon"),
  })),
  ...BUTTONS.flatMap((name) =>
    BUTTON_SIZES.map((size) => ({ name: `${name}-${size}`, size, svg: source(name) })),
  ),
];

async function draw() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage();
  for (const { name, size, svg } of drawings) {
    await page.setViewportSize({ width: size, height: size });
    const style = `margin:0;width:${size}px;height:${size}px;stroke-width:${LINE_WIDTHS[size] ?? 1}`;
    await page.setContent(
      `<body style="margin:0">${svg.replace("<svg ", `<svg style="display:block;${style}" `)}</body>`,
    );
    await page.screenshot({ path: path.join(__dirname, "..", `${name}.png`), omitBackground: true });
  }
  await browser.close();
}

void draw();
