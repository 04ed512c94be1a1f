import type {SelectQueryBuilder} from "kysely"

/** A query on rows with `since` and `until`, narrowed to those in force now, or at a time. */
export function inForce<DB, T extends keyof DB, R>(
  query: SelectQueryBuilder<DB, T, R>,
  at?: number,
): SelectQueryBuilder<DB, T, R> {
  const rows = query as SelectQueryBuilder<never, never, R> as unknown as SelectQueryBuilder<Spans, "spans", R>
  const narrowed =
    at === undefined
      ? rows.where("until", "is", null)
      : rows.where("since", "<=", at).where(eb => eb.or([eb("until", "is", null), eb("until", ">", at)]))
  return narrowed as unknown as SelectQueryBuilder<DB, T, R>
}

interface Spans {
  readonly spans: {readonly since: number; readonly until: number | null}
}
