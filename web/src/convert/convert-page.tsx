import {Page} from "../look/page.tsx"

export function ConvertPage() {
  return <Page title="ConvertPage">…</Page>
}
