// After the tests that run on PostgreSQL: ends the server that `start` started, and takes its folder away.

export default async function stop(): Promise<void> {
  await (globalThis as { readonly stopPostgres?: () => Promise<void> }).stopPostgres?.();
}
