/** The parts of preview.html, by id, and the line in its bar that tells people things. */

/** The element with this id, checked to be of the kind that the caller needs. */
export function element<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`preview.html has no ${kind.name} with id "${id}".`);
  return found;
}

/** Shows a sentence in the bar until the next one. */
export function say(sentence: string): void {
  element("notice", HTMLElement).textContent = sentence;
}
