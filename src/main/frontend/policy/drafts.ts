/** Drafts in this browser: what was typed is still there after a reload, a crash or a signed-out session. */
const PREFIX = 'missioncontrol.policy-draft:';

export function keptDraft(key: string): string | null {
  try {
    return key ? localStorage.getItem(PREFIX + key) : null;
  } catch {
    return null;
  }
}

/** Keeps the text; returns whether the browser could. */
export function keepDraft(key: string, text: string): boolean {
  if (!key) return false;
  try {
    localStorage.setItem(PREFIX + key, text);
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
