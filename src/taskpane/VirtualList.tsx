// A long list of which only what is in sight is in the page. Knows nothing of its rows but how to draw one.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type KeyboardEvent, type ReactNode } from "react";

const useStyles = makeStyles({
  frame: {
    overflowY: "auto",
    flexGrow: 1,
    minHeight: "160px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  inner: { position: "relative", width: "100%" },
  row: {
    position: "absolute",
    left: 0,
    right: 0,
    top: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

export interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  readonly rowHeight: number;
  readonly keyOf: (index: number) => string;
  readonly render: (index: number) => ReactNode;
}

/** The list scrolls by wheel and by keyboard: arrows and Page Up/Down move it when it has the focus. */
export function VirtualList({ label, count, rowHeight, keyOf, render }: VirtualListProps) {
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 6,
    initialRect: { width: 320, height: 480 },
  });
  const scroll = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.target !== frame.current) return;
    event.preventDefault();
    frame.current.scrollBy({ top: step * rowHeight });
  };
  return (
    <div
      ref={frame}
      className={styles.frame}
      tabIndex={0}
      role="region"
      aria-label={label}
      onKeyDown={scroll}
    >
      <div className={styles.inner} role="list" aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            role="listitem"
            aria-setsize={count}
            aria-posinset={item.index + 1}
            className={styles.row}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {render(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
