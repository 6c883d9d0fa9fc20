// Every rule by type of record, in the order in which findings are listed. A new rule is one line here and a section in its
// subject's file; the rules on rows and keys, which no draft can tell, stand in key.ts.
import { addressRules } from "./address-rules";
import { alikeRules } from "./alike-rules";
import { bestPriceRules } from "./best-price";
import { billingRules } from "./billing";
import { cellRules } from "./cell-rules";
import type { Rule } from "./check";
import { identityRules } from "./contact-rules";
import { creditRules } from "./credit";
import { customFieldRules } from "./custom-field";
import { discountRules } from "./discount";
import { glSharingRules } from "./gl-sharing";
import { glRules } from "./gl";
import { groupRules } from "./group";
import { groupMemberRules } from "./group-members";
import { accountListRules, termListRules, tierListRules } from "./list-rules";
import { ownedRules } from "./owned-rules";
import { payerRules } from "./payer-rules";
import { phoneRules } from "./phone-rules";
import { promotionRules } from "./promotion-rules";
import { stageRules } from "./stage-rules";
import { taxRules } from "./tax";
import { taxRangeRules } from "./tax-ranges";
import { termsRules } from "./terms";
import { tickedPromotionRules } from "./ticked-promotions";
import { tierRules } from "./tier";
import { uniqueRules } from "./unique-rules";
import { visibilityRules } from "./visibility-rules";

export const contactRules: readonly Rule[] = [
  identityRules.named,
  identityRules.lengths,
  identityRules.emails,
  uniqueRules.uniqueEmail,
  identityRules.knownType,
  identityRules.typeChanged,
  alikeRules.looksLikeOne,
  identityRules.accountNumbers,
  uniqueRules.uniqueAccountNumber,
  cellRules.rightKind,
  phoneRules.dialled,
  cellRules.excelError,
  identityRules.activeKept,
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
  termsRules.creditWithLimit,
  groupRules.required,
  groupRules.single,
  groupRules.underItsGroup,
  groupMemberRules.gone,
  groupMemberRules.lastMember,
  groupMemberRules.exists,
  stageRules.exists,
  stageRules.none,
  stageRules.apart,
  stageRules.gone,
  tickedPromotionRules.overrideInRange,
  bestPriceRules.bestWins,
  bestPriceRules.worthwhile,
  tickedPromotionRules.exists,
  tickedPromotionRules.gone,
  visibilityRules.hidden,
  visibilityRules.exists,
  visibilityRules.gone,
  glRules.known,
  glRules.active,
  glRules.fittingKind,
  payerRules.oneAccount,
  glSharingRules.shared,
  billingRules.payerFits,
  billingRules.noCircle,
  payerRules.ownLimit,
  payerRules.payerInUse,
  taxRules.known,
  taxRules.fitting,
  taxRules.validNumber,
  addressRules.knownCountry,
  addressRules.usedPostcode,
  customFieldRules.ofItsKind,
];

/** What every record is held to: texts that fit, cells of the right kind, no Excel errors. */
const everyRecord: readonly Rule[] = [identityRules.lengths, cellRules.rightKind, cellRules.excelError];

const rulesByType: Readonly<Record<string, readonly Rule[]>> = {
  contact: contactRules,
  promotion: [...everyRecord, ...Object.values(promotionRules), tierRules.known, tierRules.switchedOn],
  product: [...everyRecord],
  tax_rule: [...everyRecord, taxRules.known, taxRangeRules.wholeRanges, addressRules.knownCountry],
  gl_account: [...everyRecord, ...Object.values(accountListRules)],
  payment_term: [...everyRecord, ...Object.values(termListRules)],
  price_tier: [...everyRecord, ...Object.values(tierListRules)],
  custom_field: [...everyRecord],
  secondary_contact: [
    ...everyRecord,
    identityRules.emails,
    phoneRules.dialled,
    ownedRules.personOwned,
    ownedRules.personNamed,
  ],
  delivery_address: [
    ...everyRecord,
    addressRules.knownCountry,
    addressRules.usedPostcode,
    ownedRules.oneDefault,
    ownedRules.addressOwned,
  ],
};

/** The rules for records of the type of that name. */
export function rulesOf(typeName: string): readonly Rule[] {
  return rulesByType[typeName] ?? everyRecord;
}
