import type {Where} from "../store/index.ts"

/** Options that say where the store is. */
export interface WhereOptions {
  readonly data?: string
  readonly database?: string
}

/** `--data`, else `--database`, else DATABASE_URL, else the folder `data`. */
export function whereOf({data, database}: WhereOptions): Where {
  const url = database ?? process.env.DATABASE_URL
  return data !== undefined || !url ? {data: data ?? "data"} : {url}
}

/** `--replica`, else DATABASE_REPLICA_URL beside a PostgreSQL: the address of one that follows it, for reading what may lag. */
export function replicaOf(where: Where, said: string | undefined): {readonly replica?: string} {
  const url = said ?? ("url" in where ? process.env.DATABASE_REPLICA_URL : undefined)
  return url ? {replica: url} : {}
}
