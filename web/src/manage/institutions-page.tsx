import {Page} from "../look/page.tsx"

export function InstitutionsPage() {
  return <Page title="InstitutionsPage">…</Page>
}
