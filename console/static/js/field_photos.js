// Photos that wait on this phone until the network takes them. A browser that keeps nothing sends them at once.
window.waitingPhotos = (() => {
  const LONGEST = 2560;
  let opened = null;

  const base = () => (opened ??= new Promise((done, fail) => {
    const asked = indexedDB.open("samak-field", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("photos", { keyPath: "once" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  }));

  const within = async (mode, act) => {
    const shelf = (await base()).transaction("photos", mode).objectStore("photos");
    return new Promise((done, fail) => {
      const asked = act(shelf);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
  };

  // Smaller, and without what the camera wrote into it; a file that cannot be drawn is sent as it is.
  const shrunk = async (file) => {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), "image/jpeg", 0.86));
    } catch { return file; }
  };

  return {
    shrunk,
    add: (photo) => within("readwrite", (shelf) => shelf.put(photo)),
    drop: (once) => within("readwrite", (shelf) => shelf.delete(once)),
    of: async (place) => (await within("readonly", (shelf) => shelf.getAll())).filter((one) => one.place === place),
  };
})();
