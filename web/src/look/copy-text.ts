/**
 * Put text where pasting takes it from. Pages that come over plain http from
 * another machine have no `navigator.clipboard`: the old way is gone there.
 *
 * @returns whether it is there now
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard)
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => copyMarked(text),
    )
  return copyMarked(text)
}

function copyMarked(text: string): boolean {
  const before = document.activeElement as HTMLElement | null
  const field = document.createElement("textarea")
  field.value = text
  field.readOnly = true
  field.style.position = "fixed"
  field.style.opacity = "0"
  // inside the dialog, where there is one: it keeps the focus within itself
  ;(before?.closest("[role=dialog]") ?? document.body).append(field)
  field.select()
  const done = document.execCommand("copy")
  field.remove()
  before?.focus()
  return done
}
