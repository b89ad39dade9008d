document.body.textContent = 'soon'
