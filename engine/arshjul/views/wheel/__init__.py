"""The annual wheel: geometry and arrangement are plain numbers; svg and page are what people see."""
