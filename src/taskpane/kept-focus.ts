// Keeps the keyboard's place: where what had the focus goes away (a button whose work replaced its screen, a form that is closed), the focus
// goes to the list that it stood in, else to the place's main part, instead of to the top of the page. Never takes the focus from the sheet.
import { useEffect, useRef, type FocusEvent, type RefObject } from "react";

interface Kept {
  readonly element: Element;
  /** What takes the focus around it. */
  readonly around: HTMLElement | null | undefined;
}

/**
 * What to put on the pane's root as `onFocus`. Parts of a place come and go without a word to the root: the page itself is watched. A dialog
 * stands outside the root, and gives the focus back by itself.
 */
export function useKeptFocus(main: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const last = useRef<Kept | undefined>(undefined);
  useEffect(() => {
    const root = main.current?.parentElement;
    if (!root) return;
    const watch = new MutationObserver(() => {
      const kept = last.current;
      if (!kept || kept.element.isConnected || document.activeElement !== document.body) return;
      if (document.hasFocus()) (kept.around?.isConnected ? kept.around : main.current)?.focus();
    });
    watch.observe(root, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [main]);
  return ({ target, currentTarget }) => {
    const around = target.parentElement?.closest<HTMLElement>("[tabindex]");
    last.current = currentTarget.contains(target) ? { element: target, around } : undefined;
  };
}
