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
