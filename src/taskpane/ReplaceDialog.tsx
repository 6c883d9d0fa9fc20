// Asks before a load replaces edits that were not applied.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";

export function ReplaceDialog({
  onKeep,
  onReplace,
}: {
  readonly onKeep: () => void;
  readonly onReplace: () => void;
}) {
  return (
    <Dialog open onOpenChange={onKeep} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Replace your edits?</DialogTitle>
          <DialogContent>
            This workbook has edits that were not applied. Loading replaces them with what the backend holds
            now. To see or apply them, keep them and go to Review.
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={onKeep}>
              Keep my edits
            </Button>
            <Button onClick={onReplace}>Load and discard edits</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
