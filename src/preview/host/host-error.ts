/**
 * The failures that the host answers, with Excel's own codes and messages, so that an add-in sees what it would see
 * in Excel. Source: "Error handling with the application-specific JavaScript APIs", Office Add-ins documentation.
 */

const MESSAGES = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotAvailable: "The requested API is not available.",
  GeneralException: "There was an internal error while processing the request.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidReference: "This reference is not valid for the current operation.",
  InvalidSelection: "The current selection is invalid for this operation.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  NotImplemented: "The requested feature isn't implemented.",
  RequestPayloadSizeLimitExceeded: "The request payload size has exceeded the limit.",
  ResponsePayloadSizeLimitExceeded: "The response payload size has exceeded the limit.",
  RangeExceedsLimit:
    "The cell count in the range has exceeded the maximum supported number. See the Resource limits and performance optimization for Office Add-ins article for more information.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  UnsupportedOperation: "The operation attempted is not supported.",
} as const;

export type ErrorCode = keyof typeof MESSAGES;

/** One refused action: Excel's code, and its message unless a more exact one is given. */
export class HostError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message?: string) {
    super(message ?? MESSAGES[code]);
    this.name = "HostError";
    this.code = code;
  }
}
