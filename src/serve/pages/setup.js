const at = id => document.getElementById(id)
at("form").addEventListener("submit", async event => {
  event.preventDefault()
  const body = {
    secret: location.hash.slice(1),
    login: at("login").value,
    name: at("name").value,
    password: at("password").value,
  }
  const answer = await fetch("/api/v1/setup", {
    method: "POST",
    headers: {"content-type": "application/json"},
    body: JSON.stringify(body),
  })
  const told = await answer.json()
  if (answer.ok) {
    history.replaceState(null, "", "/setup")
    at("form").hidden = true
    at("told").textContent = `已建立并登录:${told.user.login} / Made and signed in: ${told.user.login}`
  } else at("told").textContent = told.issues.map(issue => `${issue.zh} / ${issue.en}`).join(" ")
})
