// Keys of API connections: made, hashed, found again. A key is 128 random bits, so that its hash needs no salt and no slowness. Knows no
// table and no right; keys are compared in constant time and never logged [SE1].
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 32 hexadecimal characters. */
export function makeKey(): string {
  return randomBytes(16).toString("hex");
}

/** What is kept of a key: 64 hexadecimal characters. */
export function hashOfKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** The first whose hash is that of the key. It takes as long where the first has it as where none has. */
export function whoseKey<Owner extends { readonly keyHash: string }>(
  owners: readonly Owner[],
  key: string,
): Owner | undefined {
  const wanted = Buffer.from(hashOfKey(key));
  const matching = owners.filter(({ keyHash }) => isSame(Buffer.from(keyHash), wanted));
  return matching[0];
}

/** True for texts that are the same, in a time that does not tell where they differ. */
export function isSameText(one: string, other: string): boolean {
  return isSame(Buffer.from(hashOfKey(one)), Buffer.from(hashOfKey(other)));
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
