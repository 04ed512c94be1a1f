import {IconChevronRight} from "@tabler/icons-react"
import {type KeyboardEvent, memo, useEffect, useId, useMemo, useRef, useState} from "react"
import {Marked} from "./marked.tsx"
import {above, branches, type Node, type Row, rowsOf} from "./nodes.ts"
import style from "./tree.module.css"

interface TreeProps {
  readonly label: string
  readonly nodes: readonly Node[]
  readonly chosen?: string | undefined
  /** A click or Enter on a node that is not closed. */
  readonly onChoose: (key: string) => void
  /** What the nodes were sifted by: it is marked, and all branches are open. */
  readonly sought?: string
  /** How many levels are open before anybody opens one. */
  readonly levels?: number
}

/**
 * A list or, where nodes have others below them, a tree: one is chosen. It is
 * one stop of the tab key; arrows move in it, right and left open and shut.
 * Nodes that can't be chosen are grey and say why when they are reached.
 */
export const Tree = memo(function Tree({label, nodes, chosen, onChoose, sought = "", levels = 0}: TreeProps) {
  const deep = nodes.some(node => node.children)
  const [open, setOpen] = useOpen(nodes, chosen, levels)
  const shown = useMemo(() => rowsOf(nodes, sought === "" ? open : new Set(branches(nodes))), [nodes, open, sought])
  const [at, setAt] = useState<string>()
  const [focused, setFocused] = useState(false)
  const current = shown.find(({node}) => node.key === at) ?? shown.find(({node}) => node.key === chosen) ?? shown[0]
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const go = (row: Row | undefined) => {
    if (!row) return
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(row.node.key)}"]`)?.focus()
  }
  const shift = (key: string, wide: boolean) => setOpen(before => changed(before, key, wide))
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.altKey || event.ctrlKey || event.metaKey) return
    const i = shown.indexOf(current)
    const {node, parent} = current
    const wide = node.children !== undefined && (sought !== "" || open.has(node.key))
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(shown[i + 1]),
      ArrowUp: () => go(shown[i - 1]),
      Home: () => go(shown[0]),
      End: () => go(shown.at(-1)),
      ArrowRight: () => (node.children && !wide ? shift(node.key, true) : wide && go(shown[i + 1])),
      ArrowLeft: () => (wide ? shift(node.key, false) : go(shown.find(row => row.node.key === parent))),
      Enter: () => node.why === undefined && onChoose(node.key),
      " ": () => node.why === undefined && onChoose(node.key),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it has one of two roles, both of them of widgets */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both have a label */}
      <div
        role={deep ? "tree" : "listbox"}
        ref={list}
        className={style.tree}
        aria-label={label}
        tabIndex={shown.length === 0 ? 0 : -1}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        {shown.map(row => (
          <Line
            key={row.node.key}
            row={row}
            deep={deep}
            open={sought !== "" || open.has(row.node.key)}
            chosen={row.node.key === chosen}
            current={row === current}
            sought={sought}
            reason={`${id}-why`}
            onReach={() => setAt(row.node.key)}
            onChoose={() => {
              if (row.node.why === undefined) onChoose(row.node.key)
            }}
            onShift={() => shift(row.node.key, !open.has(row.node.key))}
          />
        ))}
      </div>
      {focused && current?.node.why && (
        <div id={`${id}-why`} className={style.why}>
          {current.node.why}
        </div>
      )}
    </>
  )
})

interface LineProps {
  readonly row: Row
  readonly deep: boolean
  readonly open: boolean
  readonly chosen: boolean
  readonly current: boolean
  readonly sought: string
  readonly reason: string
  readonly onReach: () => void
  readonly onChoose: () => void
  readonly onShift: () => void
}

function Line({
  row: {node, level},
  deep,
  open,
  chosen,
  current,
  sought,
  reason,
  onReach,
  onChoose,
  onShift,
}: LineProps) {
  const {key, label, code, note, why, faint, children} = node
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its lines
    // biome-ignore lint/a11y/noStaticElementInteractions: it has one of two roles, both of them of widgets
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both can be selected
    <div
      role={deep ? "treeitem" : "option"}
      aria-selected={chosen}
      {...(deep && {"aria-level": level, ...(children && {"aria-expanded": open})})}
      aria-disabled={why !== undefined || undefined}
      aria-describedby={why !== undefined && current ? reason : undefined}
      data-key={key}
      data-faint={faint || undefined}
      tabIndex={current ? 0 : -1}
      className={style.line}
      style={{paddingLeft: deep ? (level - 1) * 14 : 6}}
      title={why}
      onFocus={onReach}
      onClick={onChoose}
    >
      {deep &&
        (children ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents: right and left do it
          // biome-ignore lint/a11y/noStaticElementInteractions: a handle for the pointer alone
          <span
            className={style.handle}
            data-open={open || undefined}
            onClick={event => {
              event.stopPropagation()
              onShift()
            }}
          >
            <IconChevronRight size={13} />
          </span>
        ) : (
          <span className={style.handle} />
        ))}
      <span className={style.label}>
        <Marked text={label} query={sought} />
      </span>
      {code !== undefined && <code className={style.code}>{code}</code>}
      {note !== undefined && <span className={style.note}>{note}</span>}
    </div>
  )
}

/** Which branches are open: the upper levels, one that is alone, what leads to the chosen one, and what one opens. */
function useOpen(nodes: readonly Node[], chosen: string | undefined, levels: number) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const started = useRef(false)
  const known = useRef(nodes)
  known.current = nodes
  const there = nodes.length > 0
  useEffect(() => {
    if (!there || started.current) return
    started.current = true
    setOpen(before => new Set([...before, ...upper(known.current, levels)]))
  }, [there, levels])
  useEffect(() => {
    if (!there || chosen === undefined) return
    setOpen(before => new Set([...before, ...above(known.current, chosen), chosen]))
  }, [there, chosen])
  const sole = nodes.length === 1 ? nodes[0]?.key : undefined
  useEffect(() => {
    if (sole !== undefined) setOpen(before => new Set([...before, sole]))
  }, [sole])
  return [open, setOpen] as const
}

const upper = (nodes: readonly Node[], levels: number): readonly string[] =>
  levels === 0 ? [] : nodes.flatMap(node => [node.key, ...upper(node.children ?? [], levels - 1)])

function changed(open: ReadonlySet<string>, key: string, wide: boolean): ReadonlySet<string> {
  const next = new Set(open)
  if (wide) next.add(key)
  else next.delete(key)
  return next
}
