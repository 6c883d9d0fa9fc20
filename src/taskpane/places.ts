// The places beyond Load, fetched once the pane is up: the pane starts sooner, and has all it needs before the service may go away [WB9].

export const fetchChecks = () => import("./check-sheets");
export const fetchPlans = () => import("./apply-plan");
export const fetchLoads = () => import("./load-contacts");
export const fetchFollowing = () => import("./follow-run");
export const fetchReloads = () => import("./bring-up-to-date");
export const fetchLoadForm = () => import("./LoadForm");
export const fetchCheckPlace = () => import("./CheckPlace");
export const fetchReviewPlace = () => import("./ReviewPlace");
export const fetchHistoryPlace = () => import("./HistoryPlace");
export const fetchApprovalsPanel = () => import("./ApprovalsPanel");
export const fetchFindPanel = () => import("./FindPanel");
export const fetchImports = () => import("./import-export");
export const fetchImportPanel = () => import("./ImportPanel");
export const fetchKeysPanel = () => import("./KeysPanel");
export const fetchPasteOffer = () => import("./PasteOffer");
export const fetchPeoplePanel = () => import("./PeoplePanel");
export const fetchPricePanel = () => import("./PricePanel");
export const fetchTicksPanel = () => import("./TicksPanel");
export const fetchReplaceDialog = () => import("./ReplaceDialog");

/** Fetches everything that is not there yet. Failure: none; what could not be fetched is asked for again when it is needed. */
export async function fetchRest(): Promise<void> {
  const rest = [
    fetchChecks,
    fetchPlans,
    fetchLoadForm,
    fetchLoads,
    () => import("../workbook/excel-load"),
    () => import("../workbook/excel-formats"),
    fetchReloads,
    fetchFollowing,
    () => import("./ColumnChooser"),
    fetchCheckPlace,
    fetchReviewPlace,
    fetchHistoryPlace,
    fetchApprovalsPanel,
    fetchFindPanel,
    fetchImports,
    fetchImportPanel,
    fetchPasteOffer,
    fetchKeysPanel,
    fetchPeoplePanel,
    fetchPricePanel,
    fetchTicksPanel,
    fetchReplaceDialog,
  ];
  await Promise.allSettled(rest.map((fetch) => fetch()));
}
