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
  onUpdate,
  onReplace,
}: {
  readonly onKeep: () => void;
  readonly onUpdate: () => void;
  readonly onReplace: () => void;
}) {
  return (
    <Dialog open onOpenChange={onKeep} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Replace your edits?</DialogTitle>
          <DialogContent>
            This workbook has edits that were not applied. A new load replaces them with what the backend
            holds now. Bring the sheets up to date instead, and the edits stay; or close this, and apply them
            in Review first.
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" onClick={onUpdate}>
              Bring up to date, keep edits
            </Button>
            <Button onClick={onReplace}>Load and discard edits</Button>
            <Button onClick={onKeep}>Cancel</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
