// The columns of contacts that the search looks into.

export const searched = [
  "company",
  "firstName",
  "lastName",
  "email",
  "phone",
  "mobile",
  "accountNumber",
  "postCode",
] as const;
