// What people paste to sign in: the code alone, or the whole link that holds it. Pure.

/** The code in a link (the value of its "token"), or the text itself without the blanks around it. */
export function codeIn(pasted: string): string {
  const [, code] = /[?&]token=([^&#\s]+)/.exec(pasted) ?? [];
  return code ?? pasted.trim();
}
