// All that the sample account sold: orders, quotes, credit notes and payments in the order of their dates, with their ids and references;
// goods, branches and what is in stock; vouchers. Deterministic.
import { branchType } from "../../domain/branch";
import type { RecordType } from "../../domain/catalogue";
import { creditNoteType } from "../../domain/credit-note";
import { creditNoteLineType, orderLineType, quoteLineType } from "../../domain/line-item";
import type { Lists } from "../../domain/lists";
import { paymentType } from "../../domain/payment";
import type { Policy } from "../../domain/policy";
import { productCategoryType } from "../../domain/product-category";
import { productOptionType } from "../../domain/product-option";
import { quoteType } from "../../domain/quote";
import { salesOrderType } from "../../domain/sales-order";
import { stockType } from "../../domain/stock";
import type { Values } from "../../domain/value";
import { voucherType } from "../../domain/voucher";
import { salesOf } from "./customer-sales";
import { isCustomer } from "./sale-calendar";
import { makeDocuments, type Workshop } from "./sale-documents";
import { productDetails, sampleBranches, sampleCategories, sampleOptions } from "./sale-goods";
import { makeShelf } from "./sale-lines";
import {
  headsOf,
  linesOf,
  numberCreditNotes,
  numberOrders,
  numberPayments,
  numberQuotes,
} from "./sale-numbering";
import { sampleStock } from "./sale-stock";
import { sampleVouchers } from "./sale-vouchers";

export interface SampleSales {
  readonly records: readonly (readonly [RecordType, Iterable<Values>])[];
  /** Further fields of the products that the lists have. */
  readonly productDetails: readonly Values[];
}

export interface Selling {
  /** The contacts of the account; those who are not sold to are passed over. */
  readonly contacts: readonly Values[];
  readonly lists: Lists;
  readonly policy: Policy;
}

/** The sales of these contacts. */
export function makeSampleSales({ contacts, lists, policy }: Selling): SampleSales {
  const options = sampleOptions(lists.products);
  const branches = sampleBranches();
  const categories = sampleCategories();
  const byId = new Map(contacts.map((contact) => [contact["id"] ?? null, contact]));
  const customers = contacts.filter(isCustomer);
  const workshop: Workshop = {
    shelf: makeShelf(lists.products, options),
    make: makeDocuments(lists, { policy, branches }),
    payerOf: ({ billingId = null }) => byId.get(billingId),
  };
  const sales = customers.map((customer) => salesOf(customer, workshop));
  const orders = numberOrders(sales.flatMap((sale) => sale.orders));
  const quotes = numberQuotes(sales.flatMap((sale) => sale.quotes));
  const notes = numberCreditNotes(sales.flatMap((sale) => sale.creditNotes));
  const payments = numberPayments(sales.flatMap((sale) => sale.payments));
  const suppliers = contacts.filter(({ type }) => type === "Supplier").map(({ id }) => Number(id));
  return {
    records: [
      [branchType, branches],
      [productCategoryType, categories],
      [productOptionType, options],
      [stockType, sampleStock({ options, branches, orders })],
      ...[[salesOrderType, headsOf(orders)] as const, [orderLineType, linesOf(orders)] as const],
      ...[[quoteType, headsOf(quotes)] as const, [quoteLineType, linesOf(quotes)] as const],
      ...[[creditNoteType, headsOf(notes)] as const, [creditNoteLineType, linesOf(notes)] as const],
      [paymentType, payments],
      [voucherType, sampleVouchers(customers)],
    ],
    productDetails: productDetails(lists.products, { categories, suppliers }),
  };
}
