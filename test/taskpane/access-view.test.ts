// What the pane says of who may sign in, and what it takes for a code.
import fc from "fast-check";
import type { ListedPerson } from "../../src/contract/people";
import { handedOut, sayAccess } from "../../src/taskpane/access-view";
import { codeIn } from "../../src/taskpane/sign-in-code";

const anyCode = fc.stringMatching(/^[A-Za-z0-9_-]{32}$/);
const anyBlanks = fc.stringMatching(/^[ \n]{0,3}$/);
const place = { origin: "https://localhost:3000", hasPreview: true };

describe("what is pasted to sign in", () => {
  it("is the link that was handed out, or its code, with or without blanks around it", () => {
    fc.assert(
      fc.property(anyCode, anyBlanks, fc.boolean(), (code, blanks, hasPreview) => {
        expect(codeIn(blanks + handedOut(code, { ...place, hasPreview }) + blanks)).toBe(code);
      }),
    );
  });

  it("is a link in whatever words it came, and with whatever follows it", () => {
    expect(codeIn("Hi Mia, https://cs.example/preview?a=1&token=abc-_1#top see you")).toBe("abc-_1");
    expect(codeIn("  ")).toBe("");
  });
});

describe("what is said of a person's access", () => {
  const say = (moment: string) => moment;
  const mia: ListedPerson = {
    ...{ id: 2, name: "Mia Marsh", role: "finance", isActive: true },
    ...{ createdAt: "c", createdBy: "Ada Admin", lastSeenAt: null, linkGoodUntil: null },
  };

  it("is when they were here, until when a link is good, or why they cannot sign in", () => {
    const link = { linkGoodUntil: "21:00" };
    expect(sayAccess({ ...mia, ...link }, say)).toBe("Has not signed in yet. A link is good until 21:00.");
    expect(sayAccess(mia, say)).toBe("Has not signed in yet. Make a new link.");
    expect(sayAccess({ ...mia, lastSeenAt: "10:00" }, say)).toBe("Here last on 10:00.");
    expect(sayAccess({ ...mia, ...link, lastSeenAt: "10:00" }, say)).toBe(
      "Here last on 10:00. A link is good until 21:00.",
    );
    expect(sayAccess({ ...mia, ...link, isActive: false }, say)).toBe("Switched off: cannot sign in.");
  });
});
