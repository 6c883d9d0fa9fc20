// The served resources carry every field that the contract (§5, §6) names, letter by letter: the names stand here a second time.
import { resources } from "../../src/contract/cin7/resources";
import { wireNameOf } from "../../src/domain/field";

const header = `id createdDate modifiedDate createdBy processedBy isApproved reference memberId firstName lastName company email phone
  mobile fax deliveryFirstName deliveryLastName deliveryCompany deliveryAddress1 deliveryAddress2 deliveryCity deliveryState
  deliveryPostalCode deliveryCountry billingFirstName billingLastName billingCompany billingAddress1 billingAddress2 billingCity
  billingPostalCode billingState billingCountry branchId branchEmail projectName trackingCode internalComments productTotal
  freightTotal freightDescription surcharge surchargeDescription discountTotal discountDescription total currencyId currencyCode
  currencyRate currencySymbol taxStatus taxRate source customFields status memberEmail memberCostCenter
  memberAlternativeTaxRate alternativeTaxRate estimatedDeliveryDate salesPersonId salesPersonEmail customerOrderNo voucherCode deliveryInstructions cancellationDate modifiedCOGSDate`;
const terms = `stage costCenter paymentTerms`;
const line = `id createdDate transactionId parentId productId productOptionId integrationRef sort code name option1 option2 option3
  qty styleCode barcode supplierCode sizeCodes lineComments unitCost unitPrice discount qtyShipped holdingQty`;
const order = `${header} ${terms} invoiceDate invoiceNumber dispatchedDate logisticsCarrier logisticsStatus ediStatus
  distributionBranchId departmentNumber storeLocationNumber distributionCenter isVoid accountingAttributes`;
const orderLine = `${line} uomPrice uomQtyOrdered uomQtyShipped uomSize accountCode stockControl stockMovements sizes taxRate`;
const option = `id createdDate modifiedDate status productId code barcode productOptionCode productOptionSizeCode
  productOptionBarcode productOptionSizeBarcode supplierCode option1 option2 option3 optionWeight size sizeId retailPrice
  wholesalePrice vipPrice specialPrice specialsStartDate specialDays stockAvailable stockOnHand uomOptions image priceColumns`;

const named: readonly (readonly [path: string, fields: string, part: string])[] = [
  ["/SalesOrders", order, orderLine],
  ["/SalesOrdersWithCartons", order, orderLine],
  ["/Quotes", `${header} ${terms} probability expectedOrderDate acceptanceDate`, line],
  [
    "/CreditNotes",
    `${header} salesReference creditNoteNumber creditNoteDate completedDate customerReport alternativeAccountCode logisticsCarrier
      logisticsStatus accountingAttributes distributionBranchId`,
    `${line} accountCode`,
  ],
  [
    "/Payments",
    `id createdDate modifiedDate paymentDate amount method direction isAuthorized transactionRef comments orderId orderRef
      paymentImportedRef batchReference reconcileDate branchId orderType`,
    "",
  ],
  ["/Users", "id isActive firstName lastName jobTitle email", ""],
  [
    "/Branches",
    `id createdDate modifiedDate isActive type company firstName lastName jobTitle email website phone fax mobile address1 address2
      city state postCode country postalAddress1 postalAddress2 postalCity postalPostCode postalState postalCountry notes
      integrationRef customFields secondaryContacts branchType stockControlOptions taxStatus accountNumber branchLocations`,
    "",
  ],
  [
    "/Products",
    `id status createdDate modifiedDate styleCode name description tags images pdfUpload pdfDescription supplierId brand category
      subCategory categoryIdArray channels weight height width length volume stockControl orderType productType productSubtype
      projectName optionLabel1 optionLabel2 optionLabel3 salesAccount purchasesAccount importCustomsDuty sizeRangeId customFields`,
    option,
  ],
  ["/ProductOptions", option, ""],
  ["/ProductCategories", "id parentId isActive sort name description image", ""],
  [
    "/Stock",
    `productId productOptionId modifiedDate styleCode code barcode branchId branchName productName option1 option2 option3 size
      available stockOnHand openSales incoming virtual holding`,
    "",
  ],
  [
    "/Voucher",
    `createdDate status code type description expiryDate amount customerID customerEmail redeemedCount redeemedCountLimit
      redeemedAmount`,
    "",
  ],
];

const namesIn = (text: string) => text.trim().split(/\s+/).sort();

it.each(named)("[CT3] %s carries the fields of the contract and no other", (path, fields, part) => {
  const resource = resources.find((candidate) => candidate.path === path);
  const carried = (type: (typeof resources)[number]["type"] | undefined) =>
    (type?.fields ?? []).filter(({ wire }) => wire !== "none").map(wireNameOf);
  expect(carried(resource?.type).sort()).toEqual(namesIn(fields));
  if (part) expect(carried(resource?.parts[0]?.type).sort()).toEqual(namesIn(part));
});

it("[CT3] every resource is named here", () => {
  expect(named.map(([path]) => path)).toEqual(resources.map(({ path }) => path));
});
