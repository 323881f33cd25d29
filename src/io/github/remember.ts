/** Makes a function that asks once for each key; what failed is asked again. */
export function remember<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const asked = read(key);
    known.set(key, asked);
    asked.catch(() => known.delete(key));
    return asked;
  };
}
