// Talking to the simulator's own addresses. Knows JSON; draws nothing.

const BASE = new URL("..", import.meta.url).pathname;
const OURS = { "X-Simulator": "1" };

export const address = (path) => BASE + path;

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.problem || String(response.status));
  return body;
}

export const get = async (path) => answer(await fetch(BASE + path));

/** What changed since a version; null where nothing did. */
export async function changes(persona, group, since) {
  const query = new URLSearchParams({ persona, group: group ? "1" : "0", since });
  const response = await fetch(`${BASE}state?${query}`);
  return response.status === 204 ? null : answer(response);
}

export async function post(path, body) {
  const headers = { ...OURS, "Content-Type": "application/json" };
  return answer(await fetch(BASE + path, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** Files of the visitor's own. */
export async function upload(said, files) {
  const form = new FormData();
  form.append("said", JSON.stringify(said));
  for (const file of files) form.append("file", file, file.name);
  return answer(await fetch(`${BASE}send`, { method: "POST", headers: OURS, body: form }));
}
