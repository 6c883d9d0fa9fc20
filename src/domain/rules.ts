// Every rule by type of record, in the order in which findings are listed. A new rule is one line here and a section in its
// subject's file; the rules on rows and keys, which no draft can tell, stand in key.ts.
import { billingRules } from "./billing";
import { cellRules } from "./cell-rules";
import type { Rule } from "./check";
import { identityRules } from "./contact-rules";
import { creditRules } from "./credit";
import { customFieldRules } from "./custom-field";
import { discountRules } from "./discount";
import { glRules } from "./gl";
import { groupRules } from "./group";
import { groupMemberRules } from "./group-members";
import { termsRules } from "./terms";
import { tierRules } from "./tier";
import { uniqueRules } from "./unique-rules";

export const contactRules: readonly Rule[] = [
  identityRules.named,
  identityRules.lengths,
  identityRules.emails,
  uniqueRules.uniqueEmail,
  identityRules.knownType,
  identityRules.typeChanged,
  identityRules.accountNumbers,
  uniqueRules.uniqueAccountNumber,
  cellRules.rightKind,
  cellRules.excelError,
  tierRules.known,
  tierRules.switchedOn,
  tierRules.sameCurrency,
  discountRules.inRange,
  discountRules.withinPolicy,
  termsRules.known,
  termsRules.fitting,
  creditRules.validLimit,
  creditRules.belowBalance,
  creditRules.bigRise,
  creditRules.overLimit,
  creditRules.heldForNothing,
  creditRules.balanceKept,
  groupRules.required,
  groupRules.single,
  groupRules.underItsGroup,
  groupMemberRules.gone,
  groupMemberRules.lastMember,
  groupMemberRules.exists,
  glRules.known,
  glRules.active,
  glRules.fittingKind,
  billingRules.payerFits,
  billingRules.noCircle,
  customFieldRules.ofItsKind,
];

/** What every record is held to: texts that fit, cells of the right kind, no Excel errors. */
const everyRecord: readonly Rule[] = [identityRules.lengths, cellRules.rightKind, cellRules.excelError];

const rulesByType: Readonly<Record<string, readonly Rule[]>> = {
  contact: contactRules,
  promotion: [...everyRecord],
  product: [...everyRecord],
  tax_rule: [...everyRecord],
  gl_account: [...everyRecord],
  payment_term: [...everyRecord],
  price_tier: [...everyRecord],
  custom_field: [...everyRecord],
  secondary_contact: [...everyRecord],
  delivery_address: [...everyRecord],
};

/** The rules for records of the type of that name. */
export function rulesOf(typeName: string): readonly Rule[] {
  return rulesByType[typeName] ?? everyRecord;
}
