import {Button} from "@mantine/core"
import {IconChevronDown, IconChevronUp} from "@tabler/icons-react"
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
  useTable,
} from "@tanstack/react-table"
import {type KeyboardEvent, type MouseEvent, type ReactNode, useMemo} from "react"
import {lookTexts} from "../texts/look.ts"
import {tagOf, useLanguage, useTexts} from "../texts/table.ts"
import {compareBy, nextOrder, type Order, readOrder, type Sortable} from "./order.ts"
import {Nothing} from "./page.tsx"
import style from "./table.module.css"

/** A column: what it shows of a row, and what it orders rows by when its head is clicked. */
export interface Column<Row> {
  readonly id: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  readonly sort?: (row: Row) => Sortable
  /** Numbers stand at the end. */
  readonly align?: "end"
  /** As CSS writes it; what is left over goes to the columns without. */
  readonly width?: string
  /** Left out where the table has little room; `very` already where it stands beside something. */
  readonly wide?: true | "very"
}

interface TableProps<Row> {
  /** What the table lists, for who can't see it. */
  readonly label: string
  /** Keep it the same object between renders. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly idOf: (row: Row) => string
  /** Said where there are no rows. */
  readonly empty: ReactNode
  /** A row can be opened: by click, or by the button that its first cell becomes. */
  readonly open?: (row: Row) => void
  /** The row that is open. */
  readonly opened?: string | undefined
  /** Rows that no longer count. */
  readonly faded?: (row: Row) => boolean
  /** The order as the address has it; without, heads order nothing. */
  readonly order?: {readonly now: string | undefined; readonly change: (order: string | undefined) => void}
  /** More rows are to be had; heads order nothing then, for not all rows are here. */
  readonly more?: {readonly has: boolean; readonly loading: boolean; readonly load: () => void}
  /** It scrolls by itself within the height that its place gives it, its head in sight. */
  readonly fill?: boolean
}

const features = tableFeatures({rowSortingFeature, sortedRowModel: createSortedRowModel()})

/** Rows under a head that stays in sight. Arrow keys go from row to row where rows can be opened. */
export function Table<Row extends object>(props: TableProps<Row>) {
  const {label, columns, rows, idOf, empty, open, opened, faded, order, more, fill} = props
  const say = useTexts(lookTexts)
  const {language} = useLanguage()
  const ordered = readOrder(more?.has ? undefined : order?.now)
  const table = useTable({
    features,
    columns: useMemo(() => definitions(columns, tagOf(language)), [columns, language]),
    data: rows as Row[],
    getRowId: idOf,
    state: {sorting: ordered ? [{id: ordered.column, desc: ordered.down}] : []},
  })
  return (
    <div className={style.frame} data-fill={fill || undefined} tabIndex={fill && !open ? 0 : undefined}>
      <table className={style.table} aria-label={label} onKeyDown={open && goByArrows}>
        <thead>
          <tr>
            {columns.map(column => (
              <Head
                key={column.id}
                column={column}
                {...(column.id === ordered?.column && {ordered})}
                {...(order && column.sort && !more?.has && {press: () => order.change(nextOrder(ordered, column.id))})}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({id, original}) => (
            <tr
              key={id}
              data-opens={open !== undefined || undefined}
              data-opened={id === opened || undefined}
              data-faded={faded?.(original) || undefined}
              onClick={open && (event => isOnRow(event) && open(original))}
            >
              {columns.map((column, at) => (
                <td key={column.id} data-align={column.align} data-wide={column.wide}>
                  {open && at === 0 ? (
                    <OpenButton opened={id === opened} open={() => open(original)}>
                      {column.cell(original)}
                    </OpenButton>
                  ) : (
                    column.cell(original)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <Nothing>{empty}</Nothing>}
      {more?.has && (
        <div className={style.more}>
          <Button variant="default" loading={more.loading} onClick={more.load}>
            {say("more")}
          </Button>
        </div>
      )}
    </div>
  )
}

interface HeadProps {
  readonly column: Pick<Column<never>, "head" | "align" | "wide" | "width">
  /** Rows are ordered by this column. */
  readonly ordered?: Order
  /** Order them by it, or the other way round. */
  readonly press?: () => void
}

function Head({column: {head, align, wide, width}, ordered, press}: HeadProps) {
  const say = useTexts(lookTexts)
  const sorted = ordered && (ordered.down ? "descending" : "ascending")
  return (
    <th scope="col" data-align={align} data-wide={wide} style={{width}} aria-sort={sorted}>
      {press ? (
        <button type="button" onClick={press}>
          {head}
          <SortMark shown={ordered !== undefined} down={ordered?.down ?? false} />
        </button>
      ) : (
        head || <span className={style.unseen}>{say("actions")}</span>
      )}
    </th>
  )
}

interface OpenButtonProps {
  readonly opened: boolean
  readonly open: () => void
  readonly children: ReactNode
}

function OpenButton({opened, open, children}: OpenButtonProps) {
  return (
    <button type="button" data-row-button className={style.open} aria-current={opened || undefined} onClick={open}>
      {children}
    </button>
  )
}

function SortMark({shown, down}: {readonly shown: boolean; readonly down: boolean}) {
  const Icon = down ? IconChevronDown : IconChevronUp
  return <Icon size={13} data-shown={shown || undefined} className={style.mark} aria-hidden />
}

function definitions<Row extends object>(
  columns: readonly Column<Row>[],
  tag: string,
): ColumnDef<typeof features, Row>[] {
  const compare = compareBy(tag)
  const sortFn: SortFn<typeof features, Row> = (a, b, id) => compare(a.getValue(id), b.getValue(id))
  return columns.map(({id, sort}) => ({id, accessorFn: row => sort?.(row) ?? null, sortFn}))
}

/** A click on the row itself, not on something in it, and not the end of marking text. */
function isOnRow(event: MouseEvent): boolean {
  const on = event.target as HTMLElement
  return on.closest("button, a, input, label, [role=menuitem]") === null && `${getSelection()}` === ""
}

/** From the button of a row to that of the next or the one before, the first or the last. */
function goByArrows(event: KeyboardEvent<HTMLTableElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row-button]")]
  const at = buttons.indexOf(event.target as HTMLElement)
  if (at < 0) return
  const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1}[event.key]
  if (to === undefined) return
  event.preventDefault()
  buttons[to]?.focus()
}
