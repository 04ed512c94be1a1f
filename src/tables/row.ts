/** One row of data. */
export interface Row {
  /** Row of the file from 1, as Excel would number it: empty rows count, a quoted line break does not. */
  readonly number: number
  /** One per column of the header, "" where nothing stands. Text as written; white space is kept. */
  readonly cells: readonly string[]
  /** Columns, from 0, whose number had more digits than a spreadsheet keeps: the last ones are not to be trusted. */
  readonly rounded?: readonly number[]
  /** It is told as bad, and given to be mended: nobody knows what it says. Only for those who read `plain`. */
  readonly refused?: true
  /** Its only cell is merged over several columns, as headings are. */
  readonly band?: true
  /** Sheet it stands in, where several were taken together and it is not the first of them. */
  readonly sheet?: string
}
