import {type ESTree, parseSync, Visitor} from "vite"

/** A function as it is written. */
export interface Written {
  /** Line of the file, from 1. */
  readonly line: number
  readonly lines: number
}

/** The functions of a file, those within others too. */
export function functionsIn(file: string, text: string): readonly Written[] {
  const found: Written[] = []
  const count = (part: string): number => part.split("\n").length
  const note = ({start, end}: ESTree.Span): void =>
    void found.push({line: count(text.slice(0, start)), lines: count(text.slice(start, end))})
  new Visitor({FunctionDeclaration: note, FunctionExpression: note, ArrowFunctionExpression: note}).visit(
    parseSync(file, text).program,
  )
  return found
}
