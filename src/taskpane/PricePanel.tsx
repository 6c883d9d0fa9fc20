// What a price would be: for the customer whose row is selected, one product, a quantity and a day; step by step, and why.
import { Badge, Combobox, Field, Input, Option, Text } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Lists } from "../domain/lists";
import { printDay } from "../domain/moment";
import { followRow, type Followed } from "./follow-row";
import { later } from "./later";
import { usePlaceStyles } from "./place-styles";
import {
  parseQuantity,
  productLabel,
  productMeant,
  productsMatching,
  sayPrice,
  type PriceAsked,
  type PricedRow,
  type PriceSaid,
  type PromotionSaid,
} from "./price-view";
import type { Session } from "./session";
import type { Store } from "./store";
import { ToolHead } from "./ToolHead";

export function PricePanel({ store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const [followed, setFollowed] = useState<Followed | undefined>(undefined);
  const [asked, setAsked] = useState<PriceAsked>(() => ({
    product: "",
    quantity: "1",
    day: printDay(store.now()),
  }));
  useEffect(() => followRow(store, later, setFollowed), [store]);
  return (
    <section className={styles.place} aria-labelledby="price-title">
      <ToolHead tool="price" title="What a price would be" store={store} />
      <Text role="status">{sayWhose(followed)}</Text>
      {followed?.kind === "row" && (
        <>
          <PriceForm lists={followed.lists} asked={asked} onAsk={setAsked} />
          {followed.row && <PriceAnswer row={followed.row} asked={asked} lists={followed.lists} />}
        </>
      )}
    </section>
  );
}

function sayWhose(followed: Followed | undefined): string {
  if (!followed) return "Reading the sheets…";
  if (followed.kind === "nothing") return followed.message;
  return followed.row
    ? `For ${followed.row.name}, as the sheets now say.`
    : "Select a customer's row on Contacts, Groups, Stages or Customer promotions.";
}

interface FormProps {
  readonly lists: Lists;
  readonly asked: PriceAsked;
  readonly onAsk: (asked: PriceAsked) => void;
}

function PriceForm({ lists, asked, onAsk }: FormProps) {
  const isQuantity = parseQuantity(asked.quantity) !== undefined;
  return (
    <>
      <ProductBox lists={lists} asked={asked} onAsk={onAsk} />
      <Field
        label="Quantity"
        {...(isQuantity ? {} : { validationMessage: "Type a quantity above 0, such as 12 or 2.5." })}
      >
        <Input
          value={asked.quantity}
          inputMode="decimal"
          onChange={(_, { value }) => onAsk({ ...asked, quantity: value })}
        />
      </Field>
      <Field label="Day" {...(asked.day ? {} : { validationMessage: "Choose a day." })}>
        <Input type="date" value={asked.day} onChange={(_, { value }) => onAsk({ ...asked, day: value })} />
      </Field>
    </>
  );
}

function ProductBox({ lists, asked, onAsk }: FormProps) {
  const [isOpen, setIsOpen] = useState(false);
  const meant = productMeant(lists.products, asked.product);
  const shown = productsMatching(lists.products, asked.product);
  const isUnknown = asked.product.trim() !== "" && !meant && shown.length === 0;
  return (
    <Field
      label="Product, by code or name"
      {...(isUnknown
        ? { validationMessage: `No product has “${asked.product.trim()}” in its code or name.` }
        : {})}
    >
      <Combobox
        freeform
        inlinePopup
        autoComplete="off"
        value={asked.product}
        selectedOptions={meant?.code ? [meant.code] : []}
        open={isOpen && shown.length > 0}
        onOpenChange={(_, { open }) => setIsOpen(open)}
        onChange={({ target }) => {
          setIsOpen(true);
          onAsk({ ...asked, product: target.value });
        }}
        onOptionSelect={(_, { optionText }) => {
          if (optionText !== undefined) onAsk({ ...asked, product: optionText });
        }}
      >
        {shown.map((product) => (
          <Option key={product.code} value={product.code ?? ""} text={productLabel(product)}>
            {productLabel(product)}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}

function PriceAnswer(props: { readonly row: PricedRow; readonly asked: PriceAsked; readonly lists: Lists }) {
  const said = sayPrice(props.row, props.asked, props.lists);
  return (
    <>
      <Text role="status" weight="semibold">
        {said?.headline ?? "Choose a product to see its price."}
      </Text>
      {said && <PriceSteps said={said} />}
    </>
  );
}

function PriceSteps({ said }: { readonly said: PriceSaid }) {
  const styles = usePlaceStyles();
  return (
    <>
      <ul aria-label="Without promotions" className={styles.list}>
        {said.steps.map(({ label, price }) => (
          <li key={label}>
            <Text>
              {label}: {price}
            </Text>
          </li>
        ))}
      </ul>
      {said.promotions.length > 0 && (
        <ul aria-label="Promotions" className={styles.list}>
          {said.promotions.map((promotion) => (
            <PromotionItem key={promotion.code} promotion={promotion} />
          ))}
        </ul>
      )}
    </>
  );
}

function PromotionItem({ promotion }: { readonly promotion: PromotionSaid }) {
  const styles = usePlaceStyles();
  const { title, fate, price, reason } = promotion;
  return (
    <li className={styles.item}>
      <Text>
        <Badge size="small" appearance={fate === "Wins" ? "filled" : "outline"} color="informative">
          {fate}
        </Badge>{" "}
        <strong>{title}</strong>
        {price && `: ${price}`}
      </Text>
      <Text size={200}>{reason}</Text>
    </li>
  );
}
