// Keeps the keyboard's place: where what had the focus goes away (a button whose work replaced its screen), the focus goes to the
// place's main part instead of to the top of the page. Never takes the focus from the sheet.
import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from "react";

/** What to put on the pane's root as `onFocus`. */
export function useKeptFocus(main: RefObject<HTMLElement | null>): (event: FocusEvent) => void {
  const last = useRef<Element | undefined>(undefined);
  useLayoutEffect(() => {
    const isLost = last.current?.isConnected === false && document.activeElement === document.body;
    if (isLost && document.hasFocus()) main.current?.focus();
  });
  return (event) => {
    last.current = event.target;
  };
}
