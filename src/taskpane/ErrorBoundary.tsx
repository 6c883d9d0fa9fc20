// The last wall of the pane: a fault of ours while drawing shows what happened and how to go on, instead of an empty pane.
import { Component, type ReactNode } from "react";
import { messageOf } from "../domain/fault";

export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly message: string | undefined }
> {
  override state: { readonly message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(caught: unknown) {
    return { message: messageOf(caught) };
  }

  override render() {
    if (this.state.message === undefined) return this.props.children;
    return (
      <main role="alert">
        <h1>Contactsheet</h1>
        <p>{this.state.message}</p>
        <p>Your edits are in the workbook. Close this pane and open it again to go on.</p>
      </main>
    );
  }
}
